export default definePageConfig({ navigationBarTitleText: '撤销与暂停名单', enablePullDownRefresh: true })
