export default definePageConfig({ navigationBarTitleText: '投诉举报公示', enablePullDownRefresh: true })
