<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html dir="ltr" lang="vi-VN">
<head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="X-UA-Compatible" content="IE=10" />
<title>
	Đăng nhập
</title>
<link rel="stylesheet" type="text/css" href="/_layouts/15/1066/styles/Themable/corev15.css?rev=bWfEwHGuWUuVnTqT7C4eEA%3D%3D" />
<script type="text/javascript" src="/_layouts/15/init.js?rev=rQHvYUfURJXLBpgKnm0dcA%3D%3D"></script>
</head>
<body>
<form method="post" action="./Authenticate.aspx" onsubmit="javascript:return WebForm_OnSubmit();" id="aspnetForm">
<div class="aspNetHidden">
<input type="hidden" name="_wpcmWpid" id="_wpcmWpid" value="" />
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
<input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="0x46A2DB993A159ED34D7C5BD840D731119489645CBF7720497EAE3269D601D0E3,01 Jan 2025 00:00:00 -0000" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="RqLbmToVntNNfFvYQNcxEZSJZFy/dyBJfq4yadYB0ONGotuZOhWe0018W9hA1zERlIlkXL93IEl+rjJp1gHQ40ai25k6FZ7TTXxb2EDXMRGUiWRcv3cgSX6uMmnWAdDjRqLbmToVntNNfFvYQNcxEZSJZFy/dyBJfq4yadYB0ONGotuZOhWe0018W9hA1zERlIlkXL93IEl+rjJp1gHQ40ai25k6FZ7TTXxb2EDXMRGUiWRcv3cgSX6uMmnWAdDj" />
<input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="BAB98CB3" />
</div>
<script type="text/javascript">
//<![CDATA[
function __doPostBack(t,a){var f=document.forms['aspnetForm'];f.__EVENTTARGET.value=t;f.__EVENTARGUMENT.value=a;f.submit();}
var _spPageContextInfo={webTitle:"Sở Khoa học và Công nghệ",currentLanguage:1066,webServerRelativeUrl:"\u002f"};
//]]>
</script>
<div id="s4-workspace"><div id="s4-bodyContainer">
<div id="s4-titlerow"><a href="/"><img src="/SiteAssets/banner.jpg" alt="Sở Khoa học và Công nghệ tỉnh Đắk Lắk" /></a></div>
<div id="zz12_TopNavigationMenu" class="ms-core-listMenu-horizontalBox"><ul class="root ms-core-listMenu-root static"><li class="static"><a class="static menu-item ms-core-listMenu-item" href="/"><span class="additional-background"><span class="menu-item-text">Trang chủ</span></span></a></li><li class="static"><a class="static menu-item ms-core-listMenu-item" href="/Pages/tin-tuc.aspx?ChuyenMucID=9"><span class="additional-background"><span class="menu-item-text">Tin tức - Sự kiện</span></span></a></li><li class="static"><a class="static menu-item ms-core-listMenu-item" href="/Pages/van-ban.aspx"><span class="additional-background"><span class="menu-item-text">Văn bản</span></span></a></li><li class="static"><a class="static menu-item ms-core-listMenu-item" href="/_layouts/15/Authenticate.aspx?Source=%2F"><span class="additional-background"><span class="menu-item-text">Đăng nhập</span></span></a></li></ul></div>
<div id="contentRow"><div id="contentBox" aria-live="polite"><div id="DeltaPlaceHolderMain">
<a id="mainContent" name="mainContent" tabindex="-1"></a>
<div class="ms-webpart-zone ms-fullWidth"><div id="MSOZoneCell_WebPartWPQ2" class="s4-wpcell-plain ms-webpartzone-cell ms-webpart-cell-vertical ms-fullWidth"><div class="ms-webpart-chrome ms-webpart-chrome-vertical ms-webpart-chrome-fullWidth">
<div WebPartID="3f0a9c1e-7b52-4d8e-9a61-5be0c7d2f418" HasPers="false" id="WebPartWPQ2" width="100%" class="noindex ms-WPBody" allowDelete="false" style="">
<div class="dang-nhap"><h2>Đăng nhập hệ thống</h2><label>Tên đăng nhập <input name="u" type="text" /></label><label>Mật khẩu <input name="p" type="password" /></label><input type="submit" value="Đăng nhập" /></div>
</div></div></div></div>
</div></div></div>
<div class="footer"><span>SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH ĐẮK LẮK</span><br /><span>Chịu trách nhiệm chính: Giám đốc Sở. Địa chỉ: 15A Trường Chinh. Điện thoại: 0262.3.456.700</span></div>
</div></div>
</form>
</body>
</html>
