<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html dir="ltr" lang="vi-VN">
<head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="X-UA-Compatible" content="IE=10" />
<title>
	Văn bản
</title>
<link rel="stylesheet" type="text/css" href="/_layouts/15/1066/styles/Themable/corev15.css?rev=bWfEwHGuWUuVnTqT7C4eEA%3D%3D" />
<script type="text/javascript" src="/_layouts/15/init.js?rev=rQHvYUfURJXLBpgKnm0dcA%3D%3D"></script>
</head>
<body>
<form method="post" action="./van-ban.aspx" onsubmit="javascript:return WebForm_OnSubmit();" id="aspnetForm">
<div class="aspNetHidden">
<input type="hidden" name="_wpcmWpid" id="_wpcmWpid" value="" />
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
<input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="0xB9841FE50CC7674E3B02D96E6902D907D2CCF643AA56BCCDEA9D515F4B9DE702,01 Jan 2025 00:00:00 -0000" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="uYQf5QzHZ047AtluaQLZB9LM9kOqVrzN6p1RX0ud5wK5hB/lDMdnTjsC2W5pAtkH0sz2Q6pWvM3qnVFfS53nArmEH+UMx2dOOwLZbmkC2QfSzPZDqla8zeqdUV9LnecCuYQf5QzHZ047AtluaQLZB9LM9kOqVrzN6p1RX0ud5wK5hB/lDMdnTjsC2W5pAtkH0sz2Q6pWvM3qnVFfS53nArmEH+UMx2dOOwLZbmkC2QfSzPZDqla8zeqdUV9LnecC" />
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
<table class="van-ban"><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr><tr><td>61/KH-UBND</td><td>12/03/2025</td><td>Kế hoạch phát triển khoa học, công nghệ</td></tr><tr><td>2768/QĐ-UBND</td><td>16/11/2020</td><td>Danh mục nhiệm vụ năm 2021</td></tr></table>
</div></div></div></div>
</div></div></div>
<div class="footer"><span>SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH ĐẮK LẮK</span><br /><span>Chịu trách nhiệm chính: Giám đốc Sở. Địa chỉ: 15A Trường Chinh. Điện thoại: 0262.3.456.700</span></div>
</div></div>
</form>
</body>
</html>
