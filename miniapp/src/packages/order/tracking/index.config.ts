export default definePageConfig({ navigationBarTitleText: '物流进度', enablePullDownRefresh: true })
