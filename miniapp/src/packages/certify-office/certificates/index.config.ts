export default definePageConfig({ navigationBarTitleText: '证书与复核', enablePullDownRefresh: true })
