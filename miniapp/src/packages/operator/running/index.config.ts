export default definePageConfig({ navigationBarTitleText: '系统运行', enablePullDownRefresh: true })
