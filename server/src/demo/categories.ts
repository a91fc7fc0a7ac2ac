import type { DemoCategory } from './types.ts'

type Branch = [
  key: string,
  name: string,
  emoji: string,
  children: [key: string, name: string, emoji: string][],
]

const branches: Branch[] = [
  [
    'fruit',
    '新鲜水果',
    '1f34a',
    [
      ['citrus', '橙柚柑橘', '1f34a'],
      ['stone-fruit', '李桃樱桃', '1f351'],
      ['kiwi-berry', '猕猴桃蓝莓', '1f95d'],
      ['orchard', '梨枇杷葡萄', '1f350'],
    ],
  ],
  [
    'vegetables',
    '蔬菜菌菇',
    '1f96c',
    [
      ['highland-vegetable', '高山蔬菜', '1f96c'],
      ['tuber', '洋芋薯藕', '1f954'],
      ['mushroom', '木耳菌菇', '1f344'],
      ['bamboo-shoot', '竹笋山珍', '1f38d'],
    ],
  ],
  [
    'meat',
    '腊味肉禽',
    '1f953',
    [
      ['cured-meat', '腊肉香肠', '1f953'],
      ['poultry', '土鸡鸭鹅', '1f413'],
      ['beef-lamb', '牛羊鲜肉', '1f969'],
      ['cooked-meat', '卤味熟食', '1f357'],
    ],
  ],
  [
    'egg',
    '蛋品',
    '1f95a',
    [
      ['fresh-egg', '土鸡蛋', '1f95a'],
      ['preserved-egg', '皮蛋咸蛋', '1faba'],
    ],
  ],
  [
    'staple',
    '粮油调味',
    '1f33e',
    [
      ['rice-grain', '大米杂粮', '1f35a'],
      ['oil', '茶油菜籽油', '1fad2'],
      ['noodle', '粉条面条', '1f35c'],
      ['spice', '花椒调味', '1f9c2'],
    ],
  ],
  [
    'pickle',
    '榨菜辣味',
    '1f336-fe0f',
    [
      ['zhacai', '榨菜腌菜', '1f96c'],
      ['chilli', '辣椒制品', '1f336-fe0f'],
      ['sauce', '豆豉腐乳', '1fad8'],
    ],
  ],
  [
    'tea',
    '茶叶',
    '1f375',
    [
      ['green-tea', '绿茶', '1f375'],
      ['black-tea', '红茶', '1fad6'],
      ['herbal-tea', '花草代茶', '1f33c'],
    ],
  ],
  [
    'nourish',
    '蜂蜜滋补',
    '1f36f',
    [
      ['honey', '土蜂蜜', '1f36f'],
      ['herb', '药食同源', '1f33f'],
      ['starch', '葛粉莼菜', '1f963'],
    ],
  ],
  [
    'snack',
    '休闲零食',
    '1f330',
    [
      ['pastry', '桃片糕点', '1f96e'],
      ['nut-dried', '坚果果干', '1f330'],
      ['bean-curd', '豆干素食', '1f9c8'],
    ],
  ],
  [
    'drink',
    '酒水饮品',
    '1f376',
    [
      ['liquor', '白酒米酒', '1f376'],
      ['juice', '果汁果酒', '1f9c3'],
    ],
  ],
  [
    'craft',
    '手工文创',
    '1f9fa',
    [
      ['weaving', '竹编织绣', '1f9fa'],
      ['pottery-metal', '陶器刀剪', '1f3fa'],
      ['folk-art', '年画版画', '1f3a8'],
    ],
  ],
]

/** The category tree, parents before children; a leaf's key is also a row's `kind`. */
export const categories: DemoCategory[] = branches.flatMap(([key, name, emoji, children], branchIndex) => [
  { key, name, parentKey: null, emoji, sort: branchIndex + 1 },
  ...children.map(([childKey, childName, childEmoji], childIndex) => ({
    key: childKey,
    name: childName,
    parentKey: key,
    emoji: childEmoji,
    sort: childIndex + 1,
  })),
])
