export default definePageConfig({ navigationBarTitleText: '批次与溯源', enablePullDownRefresh: true })
