export default definePageConfig({ navigationBarTitleText: '导入主播名册' })
