export default definePageConfig({ navigationBarTitleText: '区县商品', enablePullDownRefresh: true })
