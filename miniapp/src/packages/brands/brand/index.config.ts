export default definePageConfig({
  navigationBarTitleText: '品牌',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
