export default definePageConfig({ navigationBarTitleText: '商家信用' })
