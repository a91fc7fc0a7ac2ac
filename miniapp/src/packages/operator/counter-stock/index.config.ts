export default definePageConfig({ navigationBarTitleText: '专柜补货', enablePullDownRefresh: true })
