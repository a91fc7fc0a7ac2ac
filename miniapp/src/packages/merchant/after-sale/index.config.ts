export default definePageConfig({ navigationBarTitleText: '售后单', enablePullDownRefresh: true })
