export default definePageConfig({ navigationBarTitleText: '年度复核', enablePullDownRefresh: true })
