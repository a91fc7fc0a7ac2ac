export default definePageConfig({ navigationBarTitleText: '期限日历', enablePullDownRefresh: true })
