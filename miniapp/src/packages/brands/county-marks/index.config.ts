export default definePageConfig({ navigationBarTitleText: '标志确认', enablePullDownRefresh: true })
