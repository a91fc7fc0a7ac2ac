export default definePageConfig({
  navigationBarTitleText: '积分抢购',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
