export default definePageConfig({ navigationBarTitleText: '上架审核' })
