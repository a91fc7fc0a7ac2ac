export default definePageConfig({ navigationBarTitleText: '额度详情', enablePullDownRefresh: true })
