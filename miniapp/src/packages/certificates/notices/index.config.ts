export default definePageConfig({ navigationBarTitleText: '认定公示', enablePullDownRefresh: true })
