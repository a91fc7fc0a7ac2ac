const isH5 = process.env.TARO_ENV === 'h5'

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  // In the browser the bar is a component of ours (components/TabBar): it follows the elder mode and the column.
  ...(isH5 ? {} : { iconPath: `assets/tabs/${name}.png`, selectedIconPath: `assets/tabs/${name}-on.png` }),
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/category/index', 'pages/cart/index', 'pages/mine/index'],
  subPackages: [
    { root: 'packages/goods', pages: ['search/index', 'product/index'] },
    {
      root: 'packages/order',
      pages: ['checkout/index', 'result/index', 'orders/index', 'detail/index', 'tracking/index'],
    },
    { root: 'packages/after-sale', pages: ['cases/index', 'detail/index', 'apply/index'] },
    {
      root: 'packages/certificates',
      pages: ['certificate/index', 'notices/index', 'notice/index', 'revocations/index'],
    },
    { root: 'packages/certify', pages: ['list/index', 'edit/index', 'case/index'] },
    {
      root: 'packages/certify-office',
      pages: [
        'cases/index',
        'case/index',
        'objections/index',
        'certificates/index',
        'certificate/index',
        'import/index',
        'statistics/index',
      ],
    },
    { root: 'packages/venues', pages: ['list/index', 'detail/index'] },
    {
      root: 'packages/union',
      pages: [
        'allowances/index',
        'allowance/index',
        'entries/index',
        'distributions/index',
        'membership/index',
      ],
    },
    {
      root: 'packages/union-office',
      pages: [
        'overview/index',
        'officers/index',
        'budget/index',
        'roster/index',
        'roster-import/index',
        'grants/index',
        'grant/index',
        'grant-new/index',
        'purchases/index',
        'purchase/index',
        'purchase-new/index',
        'invoices/index',
        'evidence/index',
      ],
    },
    {
      root: 'packages/campaigns',
      pages: [
        'list/index',
        'edit/index',
        'campaign/index',
        'calendar/index',
        'coupons/index',
        'coupon-edit/index',
        'coupon/index',
        'flash-list/index',
        'flash-edit/index',
        'flash-live/index',
      ],
    },
    { root: 'packages/review', pages: ['write/index', 'mine/index', 'product/index'] },
    {
      root: 'packages/merchant',
      pages: [
        'reviews/index',
        'after-sales/index',
        'after-sale/index',
        'invoices/index',
        'shop/index',
        'freight/index',
        'licences/index',
        'staff/index',
      ],
    },
    { root: 'packages/entry', pages: ['home/index', 'form/index'] },
    {
      root: 'packages/merchant-office',
      pages: [
        'applications/index',
        'application/index',
        'licences/index',
        'merchants/index',
        'merchant/index',
        'offices/index',
      ],
    },
    {
      root: 'packages/shop-desk',
      pages: [
        'goods/index',
        'product/index',
        'prices/index',
        'orders/index',
        'order/index',
        'shipping/index',
        'statement/index',
        'sales/index',
      ],
    },
    {
      root: 'packages/operator',
      pages: [
        'reviews/index',
        'after-sales/index',
        'after-sale/index',
        'venues/index',
        'venue/index',
        'listings/index',
        'payouts/index',
      ],
    },
    {
      root: 'packages/trace',
      pages: ['view/index', 'batches/index', 'batch/index', 'batch-new/index', 'event/index'],
    },
    {
      root: 'packages/brands',
      pages: [
        'brand/index',
        'desk/index',
        'edit/index',
        'marks/index',
        'mark-new/index',
        'county-marks/index',
      ],
    },
    {
      root: 'packages/complaints',
      pages: ['form/index', 'mine/index', 'case/index', 'document/index', 'board/index'],
    },
    { root: 'packages/merchant-cases', pages: ['list/index', 'case/index'] },
    {
      root: 'packages/regulator',
      pages: ['cases/index', 'case/index', 'calendar/index', 'statistics/index'],
    },
    { root: 'packages/member', pages: ['points/index', 'messages/index'] },
    { root: 'packages/flash', pages: ['sessions/index', 'item/index', 'claims/index', 'claim/index'] },
    {
      root: 'packages/promotion',
      pages: ['zone/index', 'campaign/index', 'coupons/index', 'wallet/index', 'coupon/index'],
    },
    {
      root: 'packages/user',
      pages: ['login/index', 'addresses/index', 'address-edit/index', 'settings/index', 'document/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': {
      network: 'all',
      packages: ['packages/goods', 'packages/promotion', 'packages/flash'],
    },
    'pages/cart/index': { network: 'all', packages: ['packages/order'] },
    'pages/mine/index': { network: 'all', packages: ['packages/user', 'packages/union', 'packages/member'] },
  },
  window: {
    backgroundColor: '#FAF6EF',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#FAF6EF',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '渝乡集',
  },
  tabBar: {
    custom: isH5,
    color: '#6F665C',
    selectedColor: '#D4382C',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('category', '分类'), tab('cart', '购物车'), tab('mine', '我的')],
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
})
