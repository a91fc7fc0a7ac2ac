import type { categories as table } from './tables.ts'

type Branch = [key: string, name: string, children: [key: string, name: string][]]

const branches: Branch[] = [
  [
    'fruit',
    '新鲜水果',
    [
      ['citrus', '橙柚柑橘'],
      ['stone-fruit', '李桃樱桃'],
      ['kiwi-berry', '猕猴桃蓝莓'],
      ['orchard', '梨枇杷葡萄'],
    ],
  ],
  [
    'vegetables',
    '蔬菜菌菇',
    [
      ['highland-vegetable', '高山蔬菜'],
      ['tuber', '洋芋薯藕'],
      ['mushroom', '木耳菌菇'],
      ['bamboo-shoot', '竹笋山珍'],
    ],
  ],
  [
    'meat',
    '腊味肉禽',
    [
      ['cured-meat', '腊肉香肠'],
      ['poultry', '土鸡鸭鹅'],
      ['beef-lamb', '牛羊鲜肉'],
      ['cooked-meat', '卤味熟食'],
    ],
  ],
  [
    'egg',
    '蛋品',
    [
      ['fresh-egg', '土鸡蛋'],
      ['preserved-egg', '皮蛋咸蛋'],
    ],
  ],
  [
    'staple',
    '粮油调味',
    [
      ['rice-grain', '大米杂粮'],
      ['oil', '茶油菜籽油'],
      ['noodle', '粉条面条'],
      ['spice', '花椒调味'],
    ],
  ],
  [
    'pickle',
    '榨菜辣味',
    [
      ['zhacai', '榨菜腌菜'],
      ['chilli', '辣椒制品'],
      ['sauce', '豆豉腐乳'],
    ],
  ],
  [
    'tea',
    '茶叶',
    [
      ['green-tea', '绿茶'],
      ['black-tea', '红茶'],
      ['herbal-tea', '花草代茶'],
    ],
  ],
  [
    'nourish',
    '蜂蜜滋补',
    [
      ['honey', '土蜂蜜'],
      ['herb', '药食同源'],
      ['starch', '葛粉莼菜'],
    ],
  ],
  [
    'snack',
    '休闲零食',
    [
      ['pastry', '桃片糕点'],
      ['nut-dried', '坚果果干'],
      ['bean-curd', '豆干素食'],
    ],
  ],
  [
    'drink',
    '酒水饮品',
    [
      ['liquor', '白酒米酒'],
      ['juice', '果汁果酒'],
    ],
  ],
  [
    'craft',
    '手工文创',
    [
      ['weaving', '竹编织绣'],
      ['pottery-metal', '陶器刀剪'],
      ['folk-art', '年画版画'],
    ],
  ],
]

/** The two levels that products are put into, parents before children; pictures are their own matter. */
export const referenceCategories: Omit<typeof table.$inferInsert, 'imageHash'>[] = branches.flatMap(
  ([key, name, children], branchIndex) => [
    { key, name, parentKey: null, position: branchIndex + 1 },
    ...children.map(([childKey, childName], childIndex) => ({
      key: childKey,
      name: childName,
      parentKey: key,
      position: childIndex + 1,
    })),
  ],
)
