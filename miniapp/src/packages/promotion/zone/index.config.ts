export default definePageConfig({
  navigationBarTitleText: '满减专区',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
