export default definePageConfig({ navigationBarTitleText: '证书档案', enablePullDownRefresh: true })
