export default definePageConfig({
  navigationBarTitleText: '认定证书',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
