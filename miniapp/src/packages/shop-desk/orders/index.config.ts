export default definePageConfig({ navigationBarTitleText: '订单与发货' })
