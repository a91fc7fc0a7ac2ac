export default definePageConfig({ navigationBarTitleText: '仲裁处理', enablePullDownRefresh: true })
