export default definePageConfig({ navigationBarTitleText: '认定申请', enablePullDownRefresh: true })
