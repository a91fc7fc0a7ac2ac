export default definePageConfig({ navigationBarTitleText: '采购详情' })
