export default definePageConfig({ navigationBarTitleText: '场馆成交', enablePullDownRefresh: true })
