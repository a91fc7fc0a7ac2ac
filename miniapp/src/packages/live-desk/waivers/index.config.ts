export default definePageConfig({ navigationBarTitleText: '手续费减免' })
