export default definePageConfig({ navigationBarTitleText: '额度明细', enablePullDownRefresh: true })
