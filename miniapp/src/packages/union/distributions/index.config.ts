export default definePageConfig({ navigationBarTitleText: '集体采购签收', enablePullDownRefresh: true })
