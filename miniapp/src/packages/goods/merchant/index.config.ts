export default definePageConfig({
  navigationBarTitleText: '商家主页',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
