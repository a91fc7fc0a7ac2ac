export default definePageConfig({
  navigationStyle: 'custom',
  navigationBarTextStyle: 'white',
  navigationBarTitleText: '渝乡集',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  onReachBottomDistance: 600,
})
