export default definePageConfig({ navigationBarTitleText: '带农成效', enablePullDownRefresh: true })
