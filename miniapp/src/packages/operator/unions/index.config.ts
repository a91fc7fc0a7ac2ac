export default definePageConfig({ navigationBarTitleText: '开通工会', enablePullDownRefresh: true })
