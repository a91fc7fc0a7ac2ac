export default definePageConfig({ navigationBarTitleText: '认定办理', enablePullDownRefresh: true })
