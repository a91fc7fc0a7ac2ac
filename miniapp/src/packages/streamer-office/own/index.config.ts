export default definePageConfig({ navigationBarTitleText: '本店主播', enablePullDownRefresh: true })
