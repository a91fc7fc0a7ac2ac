export default definePageConfig({
  navigationStyle: 'custom',
  navigationBarTitleText: '商品详情',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
