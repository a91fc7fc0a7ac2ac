export default definePageConfig({ navigationBarTitleText: '标志与证书', enablePullDownRefresh: true })
