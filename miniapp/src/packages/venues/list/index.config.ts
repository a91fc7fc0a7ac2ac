export default definePageConfig({
  navigationBarTitleText: '专馆专柜专区',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
