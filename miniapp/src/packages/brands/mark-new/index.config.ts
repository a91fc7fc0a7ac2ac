export default definePageConfig({ navigationBarTitleText: '登记标志' })
