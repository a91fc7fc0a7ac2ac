export default definePageConfig({ navigationBarTitleText: '我的工会', enablePullDownRefresh: true })
