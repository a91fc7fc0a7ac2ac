export default definePageConfig({ navigationBarTitleText: '申诉与修复' })
