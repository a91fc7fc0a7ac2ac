export default definePageConfig({ navigationBarTitleText: '结算打款' })
