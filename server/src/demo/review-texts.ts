/** One review of the demo: who (an index of the reviewers), stars, text; what else is said or shown. */
export interface ReviewRow {
  by: number
  stars: 1 | 2 | 3 | 4 | 5
  text: string
  anonymous?: true
  /** Pictures of the goods at home. */
  photos?: 1 | 2 | 3
  /** What the merchant answered. */
  answer?: string
}

/** Reviews of popular products of the demo, the oldest first. Reviewers and words are invented. */
export const reviewRows: Readonly<Record<string, readonly ReviewRow[]>> = {
  'fengjie-navel-orange': [
    {
      by: 0,
      stars: 5,
      text: '第三年买了，还是那个味道。果子不算大，但皮薄水多，一家人两天吃完一箱。',
      photos: 2,
      answer: '谢谢您年年惦记我们的橙子！今年头茬已经开摘，老客户下单我们优先发新果。',
    },
    { by: 4, stars: 5, text: '带叶子的，叶子还是绿的，确实新鲜。放了几天更甜。' },
    {
      by: 9,
      stars: 4,
      text: '甜度很好，就是有两个路上压了，客服二话没说补了钱。',
      answer: '路上受了挤压给您添麻烦了，坏果我们都包赔，包装已经换成加厚的格子箱。',
    },
    { by: 2, stars: 5, text: '给妈妈买的，她说比超市的有橙子味。单位用工会额度付的，很方便。', photos: 1 },
    {
      by: 13,
      stars: 3,
      text: '味道可以，个头不太均匀，有大有小。',
      anonymous: true,
      answer: '感谢您提意见！72-1 按 160–220 克分级，我们会把分级机再校一遍，尽量装得匀称些。',
    },
    { by: 6, stars: 5, text: '看到帮扶户数的介绍才下的单，没想到东西真的好吃，又帮了人又饱了口福。' },
    { by: 11, stars: 5, text: '十斤装划算，发货第二天就到主城了，坏果率为零。', photos: 3 },
    { by: 7, stars: 4, text: '好吃，希望礼盒的数量能多点，过年送人用。' },
  ],
  'wushan-crisp-plum': [
    { by: 3, stars: 5, text: '脆！真的脆！冰箱里放一晚上更好吃，孩子一口气吃了七八个。', photos: 2 },
    {
      by: 8,
      stars: 5,
      text: '果粉都还在，拿到手是凉的，冷链做得不错。',
      answer: '脆李离了树就怕热，我们坚持产地预冷再发车，您吃得满意就好。',
    },
    { by: 12, stars: 4, text: '头几个有点酸，放两天就好了。' },
    {
      by: 1,
      stars: 2,
      text: '收到的时候软了三分之一，可能是路上耽误了。',
      answer: '非常抱歉！这一单在中转站多停了一天，我们已按坏果比例退款，之后改走直达线路。',
    },
    { by: 5, stars: 5, text: '江边长的李子就是不一样，一点涩味都没有。' },
    { by: 14, stars: 5, text: '同事团了二十箱，大家都说明年还要。', anonymous: true },
  ],
  'fengjie-newhall': [
    {
      by: 10,
      stars: 5,
      text: '细嫩化渣，我爸牙口不好也能吃。',
      photos: 1,
      answer: '纽荷尔就是适合老人孩子，祝叔叔身体健康！',
    },
    { by: 2, stars: 4, text: '比72-1淡一点，但是水分足，榨汁很合适。' },
    { by: 15, stars: 5, text: '包装结实，一个都没坏。' },
  ],
  'wuxi-potato': [
    { by: 6, stars: 5, text: '黄心的，蒸出来自己开花，蘸点糊辣椒面就是一顿饭。', photos: 1 },
    {
      by: 0,
      stars: 5,
      text: '带着泥巴，耐放，楼下邻居看到也要了链接。',
      answer: '高山洋芋带泥才好存，放阴凉处能吃到开春，谢谢您帮我们推荐！',
    },
    { by: 13, stars: 3, text: '小的偏多，削皮费劲。' },
    { by: 4, stars: 4, text: '烧鸡烧排骨都好吃，粉糯。' },
  ],
  'wushan-wild-honey': [
    {
      by: 9,
      stars: 5,
      text: '结晶很细，花香味明显，不齁。',
      photos: 1,
      answer: '中蜂一年只取一次，结晶是好蜜的样子，40 度以下温水化开就行。',
    },
    { by: 11, stars: 5, text: '瓶子密封得好，没有漏。给外婆泡水喝的。' },
    { by: 7, stars: 4, text: '量少了点，不过土蜂蜜确实贵有贵的道理。', anonymous: true },
  ],
  'wushan-grilled-fish': [
    { by: 5, stars: 5, text: '在家复热十分钟，味道跟店里八九不离十。', photos: 2 },
    {
      by: 12,
      stars: 1,
      text: '料包漏了，鱼身上全是油，包装要改进。',
      answer: '对不起！料包封口的问题我们已经找到，这批全部换新，您的这份已全额退款。',
    },
    { by: 3, stars: 4, text: '泡椒味偏辣，娃儿吃不了，大人吃安逸。' },
  ],
  'wuxi-shiitake': [
    { by: 8, stars: 5, text: '肉厚，泡发以后香得很，炖鸡汤提鲜。', photos: 1 },
    { by: 10, stars: 5, text: '椴木香菇和大棚的就是不一样，一闻就知道。' },
  ],
  'fuling-zhacai': [
    { by: 1, stars: 5, text: '脆，不咸，早上配稀饭刚好。' },
    { by: 14, stars: 5, text: '从小吃到大的味道，寄给在北京的女儿一箱。', photos: 1 },
    { by: 6, stars: 4, text: '小包装方便，就是原味的可以再脆一点。' },
    { by: 15, stars: 5, text: '老牌子，放心。', anonymous: true },
  ],
  'chengkou-bacon': [
    { by: 0, stars: 5, text: '柏枝熏的香味正，肥的透亮，蒸出来一屋子香。', photos: 2 },
    { by: 11, stars: 5, text: '切口颜色自然，没有怪味。过年的年货就是它了。' },
    { by: 2, stars: 4, text: '偏咸，提前泡一晚上就好。' },
    { by: 9, stars: 3, text: '这块肥的多了点，味道倒是地道。' },
  ],
  'wulong-tofu': [
    { by: 4, stars: 5, text: '十二个口味都有，办公室一人一包，一下午就没了。' },
    { by: 7, stars: 4, text: '麻辣的最好吃，五香的偏甜。' },
  ],
  'shizhu-chilli': [
    { by: 3, stars: 5, text: '香而不燥，自己炼油辣子，颜色红亮。', photos: 1 },
    { by: 13, stars: 5, text: '干净，没有梗，几乎没有坏籽。' },
    { by: 5, stars: 4, text: '辣度比想象的高，少放点。' },
  ],
  'tongnan-lemon': [
    { by: 12, stars: 5, text: '皮薄汁多，切片泡蜂蜜水，一个能泡两天。', photos: 1 },
    { by: 10, stars: 4, text: '有一个小的，其余都不错。' },
  ],
  'wulong-vegetable-box': [
    { by: 15, stars: 5, text: '每周一箱，不用想吃什么。萝卜甜，番茄有小时候的味道。', photos: 2 },
    { by: 8, stars: 4, text: '叶子菜到了要当天吃，根茎类都好。' },
  ],
  'youyang-camellia-oil': [
    { by: 1, stars: 5, text: '清亮，炒菜没油烟，给宝宝做辅食用的。' },
    { by: 14, stars: 5, text: '冷榨的闻着有坚果香，会回购。', anonymous: true },
  ],
}
