export default definePageConfig({ navigationBarTitleText: '计入的订单' })
