export default definePageConfig({ navigationBarTitleText: '“2111”进度', enablePullDownRefresh: true })
