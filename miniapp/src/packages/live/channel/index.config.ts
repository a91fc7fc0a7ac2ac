export default definePageConfig({
  navigationBarTitleText: '助农直播',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
